import { defineConfig } from "vitest/config";

// The modules under test know no DOM; that they run here is part of the test.
export default defineConfig({ test: { environment: "node", include: ["test/**/*.test.ts"] } });
