"""What the tests stand on: throwaway servers, the browser, and what must not be skipped."""
