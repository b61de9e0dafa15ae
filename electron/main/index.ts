/** The Electron application's entry. What must happen before the application is ready happens at once. */
import { startApp } from './app.ts';

// Awaiting this at the top level would keep Electron from ever becoming ready.
void startApp();
