// npm start: serves the build with the settings of the environment, which the server checks at start.
import { startServer } from './serve.mjs'

startServer({}, Number(process.env.PORT ?? 3000))
