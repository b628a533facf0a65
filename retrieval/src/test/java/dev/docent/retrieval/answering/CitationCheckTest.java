package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CitationCheckTest {

    private static final String TEXT = "The lighthouse was built in 1889. It is 40 metres high.";

    private final StoredDocuments documents = new StoredDocuments();
    private final CitationCheck check = new CitationCheck(documents);

    @Test
    void citesWhatStandsInTheStoredText() {
        var passage = documents.storeBehind("A guide. ", "guide", TEXT, "Coast", "Towers");

        assertThat(cite(passage, "built in 1889"))
                .contains(new Citation(
                        2,
                        "guide",
                        "guide.txt",
                        3,
                        4,
                        passage.headings(),
                        "guide-0",
                        9 + 19,
                        9 + 32,
                        "built in 1889",
                        0.5,
                        false,
                        false,
                        false));
    }

    @Test
    void countsOffsetsInCodePoints() {
        var passage = documents.storeBehind("🐳🐳🐳 ", "whales", "𝒜 whale 🐳 sings at night.");

        var citation = cite(passage, "🐳 sings").orElseThrow();

        assertThat(citation.start()).isEqualTo(4 + 8);
        assertThat(citation.end()).isEqualTo(4 + 8 + 7);
        assertThat(slice("whales", citation)).isEqualTo(citation.quote());
    }

    @Test
    void citesNothingThatWasChanged() {
        var passage = documents.store("guide", TEXT);
        documents.change("guide", TEXT.replace("1889", "1898"));

        assertThat(cite(passage, "built in 1889")).isEmpty();
        assertThat(cite(passage, "40 metres")).isPresent();
    }

    @Test
    void citesNothingThatHasMoved() {
        var passage = documents.store("guide", TEXT);
        documents.change("guide", " " + TEXT);

        assertThat(cite(passage, "built in 1889")).isEmpty();
    }

    @Test
    void citesNothingThatWasLostOrCutOff() {
        var passage = documents.store("guide", TEXT);
        documents.change("guide", TEXT.substring(0, 30));
        assertThat(cite(passage, "built in 1889")).isEmpty();

        documents.lose("guide");
        assertThat(cite(passage, "The lighthouse")).isEmpty();
    }

    @Test
    void citesTheTextThatAUserGaveThePassage() {
        var passage = documents.storeBehind("A guide. ", "guide", TEXT);
        var edited = passage.edited("The lighthouse was built in 1898.", 6);
        documents.edit(edited);

        var citation = cite(edited, "built in 1898").orElseThrow();

        assertThat(citation.edited()).isTrue();
        assertThat(citation.quote()).isEqualTo("built in 1898");
        assertThat(citation.start()).isEqualTo(passage.start());
        assertThat(citation.end()).isEqualTo(passage.end());
    }

    @Test
    void citesNoEditedTextThatWasEditedAgain() {
        var passage = documents.store("guide", TEXT);
        var edited = passage.edited("The lighthouse was built in 1898.", 6);
        assertThat(cite(edited, "built in 1898")).isEmpty();

        documents.edit(passage.edited("The lighthouse was built in 1899.", 6));

        assertThat(cite(edited, "built in")).isEmpty();
    }

    @Test
    void looksUpTheTextAsTheOwnerOfThePassage() {
        var passage = documents.store("guide", TEXT);
        var check = new CitationCheck((document, start, end) -> document.owner().equals(StoredDocuments.OWNER)
                ? Optional.empty()
                : Optional.of(TEXT.substring(start, end)));

        assertThat(check.cite(1, passage, 0, 3, 1)).isEmpty();
    }

    private Optional<Citation> cite(Passage passage, String quote) {
        var from = passage.text().indexOf(quote);
        return check.cite(2, passage, from, from + quote.length(), 0.5);
    }

    private String slice(String document, Citation citation) {
        return documents
                .slice(new DocumentRef(StoredDocuments.OWNER, document), citation.start(), citation.end())
                .orElseThrow();
    }
}
