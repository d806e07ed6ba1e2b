/** `evening` with v6only, as an app of its own. */
import { App } from "cdktf";
import { evening } from "./evening";

const app = new App();
evening(app, "evening");
app.synth();
