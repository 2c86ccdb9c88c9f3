/** The file that a worker runs: trains one network. */
import { TrainingProgram } from "./training-program";
import { openPort } from "./worker-port";

new TrainingProgram(openPort());
