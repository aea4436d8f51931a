/** What progress handlers are told. */

/** How far one stage of an operation has come. */
export interface StageInfo {
  readonly id: number;
  readonly tasksTotal: number;
  readonly tasksDone: number;
  readonly bytesRead: number;
  readonly isDone: boolean;
}

/** How far an operation has come. */
export interface ProgressReport {
  readonly operationId: string;
  /** As the backend told them last. */
  readonly stages: readonly StageInfo[];
  readonly inflightTasks: number;
  /** Whether the operation has ended, well or not. It is told once. */
  readonly isDone: boolean;
}

export type ProgressHandler = (report: ProgressReport) => void;

/** @internal The stages that the native module tells as five numbers each. */
export function stagesOf(numbers: readonly number[]): StageInfo[] {
  return Array.from({ length: numbers.length / 5 }, (_, at) => {
    const [id = 0, tasksTotal = 0, tasksDone = 0, bytesRead = 0, isDone = 0] = numbers.slice(at * 5, at * 5 + 5);
    return { id, tasksTotal, tasksDone, bytesRead, isDone: isDone !== 0 };
  });
}
