"""HTTP plumbing: who acts, error pages, templating, security headers; the doors stand on it."""
