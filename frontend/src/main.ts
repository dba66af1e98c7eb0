import "./style/index.css";
import "./room/app";
