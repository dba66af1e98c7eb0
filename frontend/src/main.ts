import "./style/index.css";
import "./check/covers";
import "./room/app";

if (document.querySelector("sudare-desk")) void import("./desk/desk"); // the staff's page brings its own part
