"""`python -m inquire` is `inquire`."""

from inquire.cli._app import main

if __name__ == "__main__":
    main()
