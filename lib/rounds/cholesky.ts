/** Dense symmetric positive definite systems, row-major in one Float64Array; as much as the calibration needs. */

/** Replaces the lower triangle of `matrix` (order × order) by its Cholesky factor; false when it is not positive definite. */
export function choleskyInPlace(matrix: Float64Array, order: number): boolean {
  for (let column = 0; column < order; column += 1) {
    const start = column * order
    const rest = (matrix[start + column] ?? 0) - product(matrix, start, start, column)
    if (!(rest > 0)) return false
    const root = Math.sqrt(rest)
    matrix[start + column] = root
    let row = column + 1
    // Four rows at a time: a value of the column's row is read once for all, and no addition waits for another.
    for (; row + 3 < order; row += 4) {
      const a = row * order
      const b = a + order
      const c = b + order
      const d = c + order
      let first = 0
      let second = 0
      let third = 0
      let fourth = 0
      for (let index = 0; index < column; index += 1) {
        const value = matrix[start + index] ?? 0
        first += value * (matrix[a + index] ?? 0)
        second += value * (matrix[b + index] ?? 0)
        third += value * (matrix[c + index] ?? 0)
        fourth += value * (matrix[d + index] ?? 0)
      }
      matrix[a + column] = ((matrix[a + column] ?? 0) - first) / root
      matrix[b + column] = ((matrix[b + column] ?? 0) - second) / root
      matrix[c + column] = ((matrix[c + column] ?? 0) - third) / root
      matrix[d + column] = ((matrix[d + column] ?? 0) - fourth) / root
    }
    for (; row < order; row += 1) {
      const at = row * order + column
      matrix[at] = ((matrix[at] ?? 0) - product(matrix, row * order, start, column)) / root
    }
  }
  return true
}

/** Of two stretches of the matrix. */
function product(matrix: Float64Array, left: number, right: number, length: number): number {
  let sum = 0
  for (let index = 0; index < length; index += 1) sum += (matrix[left + index] ?? 0) * (matrix[right + index] ?? 0)
  return sum
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
