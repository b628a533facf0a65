package dev.docent.ingestion.parsing.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import org.junit.jupiter.api.Test;

class NotebookReaderTest {

    @Test
    void readsCellsAndTheirOutput() {
        var notebook = """
                {"nbformat": 4, "metadata": {"kernelspec": {"name": "unseen"}}, "cells": [
                  {"cell_type": "markdown", "source": ["# Tides\\n", "\\n", "They come *twice*."]},
                  {"cell_type": "code", "source": "print(6 * 7)", "outputs": [
                    {"output_type": "stream", "text": ["42\\n"]},
                    {"output_type": "display_data", "data": {"text/plain": ["<Figure>"], "image/png": "aGVsbG8="}}]},
                  {"cell_type": "raw", "source": "as it is"}]}""";

        assertThat(new SampleFile("application/x-ipynb+json", notebook).read(new NotebookReader()))
                .containsExactly(
                        new Block.Heading(1, "Tides", null),
                        new Block.Paragraph("They come twice.", null),
                        new Block.Preformatted("print(6 * 7)", null),
                        new Block.Preformatted("42", null),
                        new Block.Preformatted("<Figure>", null),
                        new Block.Preformatted("as it is", null));
    }

    @Test
    void readsTheWorksheetsOfTheThirdFormat() {
        var notebook = """
                {"nbformat": 3, "worksheets": [{"cells": [
                  {"cell_type": "heading", "level": 2, "source": "Tides"},
                  {"cell_type": "code", "input": ["print(42)"], "outputs": [{"text": ["42"]}]}]}]}""";

        assertThat(new SampleFile("application/x-ipynb+json", notebook).read(new NotebookReader()))
                .containsExactly(
                        new Block.Heading(2, "Tides", null),
                        new Block.Preformatted("print(42)", null),
                        new Block.Preformatted("42", null));
    }
}
