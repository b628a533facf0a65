package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.index.PassageHit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveringSentenceTest {

    private static final String GUIDE =
            "Seals rest on the rocks. The lighthouse was built in 1811. It is 35 metres high. Boats may land.";

    private final CoveringSentence sentences = new CoveringSentence();
    private final PassageHit hit = new StoredDocuments().hit("guide", GUIDE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    It dates from 1811.                               | The lighthouse was built in 1811.
                    There are seals resting on rocks.                 | Seals rest on the rocks.
                    Its height is 35 metres.                          | It is 35 metres high.
                    The lighthouse, built in 1811, is 35 metres high. | The lighthouse was built in 1811. It is 35 metres high.
                    """)
    void findsTheSentenceOrTwoThatHaveMostOfTheStatement(String statement, String quote) {
        var place = sentences.find(statement, hit).orElseThrow();

        assertThat(GUIDE.substring(place.from(), place.to())).isEqualTo(quote);
        assertThat(place.coverage()).isBetween(0.3, 1.0);
    }

    @Test
    void findsSomeSentenceForAnyStatement() {
        assertThat(sentences.find("Das steht hier nicht.", hit)).isPresent();
        assertThat(sentences.find("?", hit)).isPresent();
    }

    @Test
    void findsNothingWhereThereIsNoSentence() {
        assertThat(sentences.find("It is.", new StoredDocuments().hit("lines", "---\n***\n")))
                .isEmpty();
    }
}
