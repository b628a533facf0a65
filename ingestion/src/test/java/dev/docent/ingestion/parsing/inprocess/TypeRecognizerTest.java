package dev.docent.ingestion.parsing.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.DocumentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeRecognizerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prices.csv | Article;Product;Price\\n1001;Rye loaf;3,20 | text/csv",
                "prices.tsv | Article\\tProduct\\n1001\\tRye loaf | text/tab-separated-values",
                "law.txt | Article 5 of the treaty. | text/plain",
                "law.md | Article 5\\n=== | text/markdown",
                "message | Article 12 of the group | message/news",
                "note.txt | From: Ann <ann@example.org>\\nSubject: Rye\\n\\nThe loaf. | message/rfc822",
                "page.txt | <!DOCTYPE html><html><body>Rye</body></html> | text/html",
                "image.csv | %!PS-Adobe-3.0\\nshowpage | text/csv",
                "image.ps | %!PS-Adobe-3.0\\nshowpage | application/postscript"
            })
    void trustsNamesWhereWordsLookLikeSignaturesOfWhatIsNotRead(String filename, String text, String type)
            throws IOException {
        var file = folder.resolve(filename);
        Files.writeString(file, text.translateEscapes());

        assertThat(TypeRecognizer.recognize(new DocumentFile(file, filename, null)))
                .isEqualTo(type);
    }
}
