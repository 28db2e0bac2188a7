/** Dense symmetric positive definite systems, row-major in one Float64Array; as much as the calibration needs. */

/** Replaces the lower triangle of `matrix` (order × order) by its Cholesky factor; false when it is not positive definite. */
export function choleskyInPlace(matrix: Float64Array, order: number): boolean {
  for (let row = 0; row < order; row += 1) {
    const rowStart = row * order
    for (let column = 0; column <= row; column += 1) {
      const columnStart = column * order
      let sum = 0
      for (let index = 0; index < column; index += 1) sum += (matrix[rowStart + index] ?? 0) * (matrix[columnStart + index] ?? 0)
      const rest = (matrix[rowStart + column] ?? 0) - sum
      if (row === column) {
        if (!(rest > 0)) return false
        matrix[rowStart + row] = Math.sqrt(rest)
      } else matrix[rowStart + column] = rest / (matrix[columnStart + column] ?? 1)
    }
  }
  return true
}

/** Solves factor · factorᵀ · x = right in place. */
export function choleskySolve(factor: Float64Array, order: number, right: Float64Array): void {
  for (let row = 0; row < order; row += 1) {
    let sum = right[row] ?? 0
    for (let index = 0; index < row; index += 1) sum -= (factor[row * order + index] ?? 0) * (right[index] ?? 0)
    right[row] = sum / (factor[row * order + row] ?? 1)
  }
  for (let row = order - 1; row >= 0; row -= 1) {
    const value = (right[row] ?? 0) / (factor[row * order + row] ?? 1)
    right[row] = value
    for (let index = 0; index < row; index += 1) right[index] = (right[index] ?? 0) - (factor[row * order + index] ?? 0) * value
  }
}

/** Log-determinant of the factored matrix. */
export function logDeterminant(factor: Float64Array, order: number): number {
  let sum = 0
  for (let row = 0; row < order; row += 1) sum += Math.log(factor[row * order + row] ?? 1)
  return 2 * sum
}

/** Inverse of the lower triangular factor, stored by columns: column `c` is at `c · order`, zero above row `c`. */
export function invertFactor(factor: Float64Array, order: number): Float64Array {
  const inverse = new Float64Array(order * order)
  for (let column = 0; column < order; column += 1) {
    const start = column * order
    inverse[start + column] = 1 / (factor[column * order + column] ?? 1)
    for (let row = column + 1; row < order; row += 1) {
      let sum = 0
      for (let index = column; index < row; index += 1) sum += (factor[row * order + index] ?? 0) * (inverse[start + index] ?? 0)
      inverse[start + row] = -sum / (factor[row * order + row] ?? 1)
    }
  }
  return inverse
}
