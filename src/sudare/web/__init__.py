"""The doors for people: pages and forms. Live parts are components from frontend/."""
