import "./style/index.css";
import "./check/covers";
import "./room/app";
