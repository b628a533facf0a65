package dev.docent.retrieval.direct.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.SupportingSentence.Place;
import dev.docent.retrieval.direct.summary.CentralSentences.Sentence;
import dev.docent.retrieval.passage.Passage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CentralSentencesTest {

    private static final String LETTER = """
            New terms of your bicycle insurance
            Dear Mrs. Reed,
            The bicycle insurance covers theft in all cities from now on.
            The premium of the bicycle insurance rises to 48 dollars a year.
            Our office is closed on Sundays because of the weather in the mountains nearby.
            The premium of your bicycle insurance rises to 48 dollars a year from May.
            See https://example.org for more.
            Where did you leave the keys of the old house yesterday?
            """;

    private final CentralSentences central = new CentralSentences(CentralSentencesTest::lines);

    @Test
    void takesTheTitleAndWhatTheDocumentSpeaksOfMost() {
        assertThat(of(LETTER))
                .containsExactly(
                        "New terms of your bicycle insurance",
                        "The bicycle insurance covers theft in all cities from now on.",
                        "The premium of the bicycle insurance rises to 48 dollars a year.",
                        "Our office is closed on Sundays because of the weather in the mountains nearby.");
    }

    @Test
    void isShort() {
        var sentence = "The bicycle insurance number %d pays for stolen wheels, bells, lights and saddles in all of the"
                + " city and in the country around it, except on islands.\n";
        var long70 = sentence.repeat(9).formatted(1, 2, 3, 4, 5, 6, 7, 8, 9);

        assertThat(String.join(" ", of(long70)).split(" ").length).isLessThanOrEqualTo(70);
    }

    @Test
    void findsNothingWhereThereAreNoSentences() {
        assertThat(of("12 34 56\nyes, or")).isEmpty();
    }

    private List<String> of(String text) {
        return central.of(List.of(new StoredDocuments().store("letter", text))).stream()
                .map(Sentence::text)
                .toList();
    }

    private static List<Place> lines(Passage passage) {
        return Pattern.compile(".+")
                .matcher(passage.text())
                .results()
                .map(line -> new Place(line.start(), line.end(), 0))
                .toList();
    }
}
