"""``python -m cablelint.document.grammar``: compile the grammar into the tables that the package ships."""

from cablelint.document.grammar.tables import write_tables

if __name__ == "__main__":
    write_tables()
