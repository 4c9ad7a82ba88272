declare const process: { argv: string[]; stdout: { write(text: string): void } };

// The arguments that the tests give.
export function argument(index: number): string {
  const given = process.argv[index + 2];
  if (given === undefined) throw new Error(`argument ${index} is missing`);
  return given;
}

// The one line that the tests read.
export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
