/** What a room may need beside its conversation; asked for once the room stands. */
import "./card";
import "./listening";
import "./night";
