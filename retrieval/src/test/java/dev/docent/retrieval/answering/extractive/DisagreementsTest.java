package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.AnsweringProperties.Kind;
import dev.docent.retrieval.answering.Disagreement;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.answering.Unsupported;
import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.answering.computed.ComputedAnswers;
import dev.docent.retrieval.answering.table.WholeTables;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Citation;
import dev.docent.runtime.Steps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisagreementsTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void areToldOfWithBothSourcesCited() {
        var answer = answer(
                "How much is the meal allowance per day?",
                "Travel is booked early. The meal allowance is 50 euros per day.",
                "The meal allowance is 60 euros per day. Receipts are kept.");

        assertThat(answer.text())
                .isEqualTo("The meal allowance is 50 euros per day. [1] The meal allowance is 60 euros per day. [2] "
                        + "The sources disagree: 50 euros [1], 60 euros [2].");
        assertThat(answer.disagreement())
                .isEqualTo(new Disagreement(
                        List.of(new Disagreement.Value(1, "50 euros"), new Disagreement.Value(2, "60 euros"))));
        assertThat(answer.citations()).extracting(Citation::document).containsExactly("one", "other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        When did the Harbour Bridge open?     | The Harbour Bridge opened in 1932.  | The Harbour Bridge was opened in 1934.
        When did the bridge open?             | The bridge opened in March 1932.    | The bridge opened in May 1932.
        How many employees does Brindle have? | Brindle has 500 employees.          | In all, Brindle has 700 employees.
        Who is the director of Brindle?       | The director of Brindle is Ann Teal. | The director of Brindle is Bert Oak.
        """)
    void areSeen(String question, String one, String other) {
        assertThat(answer(question, one, other).disagreement()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How much is the meal allowance?       | The meal allowance is 50 euros.      | The meal allowance is €50.
        How much is the allowance?            | The allowance in Oslo is 50 euros.   | The allowance in Rome is 60 euros.
        How much is the meal allowance?       | The meal allowance is 50 euros.      | The meal allowance is not 60 euros.
        How much is the meal allowance?       | The meal allowance is 40 to 50 euros. | The meal allowance is 60 euros.
        When did the Harbour Bridge open?     | The Harbour Bridge opened in 1932.   | The chapel by the Harbour Bridge was consecrated and opened to pilgrims in 1901.
        When did the Harbour Bridge open?     | The Harbour Bridge opened in 1932.   | The Tower Bridge opened in 1894.
        When did the Harbour Bridge open?     | The Harbour Bridge opened in 1932.   | It opened in 1934.
        Who built the Harbour Bridge?         | Ann Teal built the Harbour Bridge.   | Bert Oak built the Harbour Bridge.
        What is the allowance?                | The allowance is 50 euros.           | The allowance is 60 euros.
        """)
    void areNotSeenWhereThereMayBeNone(String question, String one, String other) {
        var answer = answer(question, one, other);

        assertThat(answer.grounded()).isTrue();
        assertThat(answer.disagreement()).isNull();
        assertThat(answer.text()).doesNotContain("disagree");
    }

    @Test
    void areNotSeenUnderHeadingsOfDifferentThings() {
        var question = "How much is the allowance per day?";
        var meals = documents.hit("meals", "The allowance is 50 euros per day.", "Travel", "Meals");
        var hotels = documents.hit("hotels", "The allowance is 90 euros per day.", "Travel", "Hotels");
        var newer = documents.hit("newer", "The allowance is 60 euros per day.", "Travel 2026", "Meals");

        assertThat(compose(question, List.of(meals, hotels)).disagreement()).isNull();
        assertThat(compose(question, List.of(meals, hotels, newer)).disagreement())
                .isNotNull();
    }

    @Test
    void areNotSeenWithinOneDocument() {
        var answer =
                answer("When did the bridge open?", "The bridge opened in 1932. The bridge opened in 1934.", "Else.");

        assertThat(answer.disagreement()).isNull();
    }

    @Test
    void areOfSourcesThatStillSayIt() {
        var one = documents.hit("one", "The bridge opened in 1932.");
        var other = documents.hit("other", "The bridge opened in 1934.");
        documents.lose("other");

        var answer = compose("When did the bridge open?", List.of(one, other));

        assertThat(answer.text()).isEqualTo("The bridge opened in 1932. [1]");
        assertThat(answer.disagreement()).isNull();
    }

    /** Takes minutes, or overflows the stack, if the time is quadratic in the length of the sentences. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How many steps does it have? | e\u0301             | 3
        How many steps does it have? | \u0301             | 3
        How many steps does it have? | 1 2,                | 3
        How many steps does it have? | about a             | 3
        How many steps does it have? | 3 May 1932 and 1934 | 3
        When did it open?            | 1932                | 1934
        When did it open?            | May                 | 1934
        Who is the director?         | Ann                 | Bert
        Who is the director?         | A                   | Bert
        """)
    void areSoughtInTimeLinearInTheSentence(String question, String repeated, String value) {
        var one = sentence("one", (repeated.equals("\u0301") ? repeated : repeated + " ").repeat(30_000) + value);
        var other = sentence("other", "It says " + value + ".");
        var disagreements = new Disagreements(new AnalyzedQuestion(
                question,
                new QuestionTerms(Map.of()),
                ExpectedAnswer.of(question),
                Set.of(),
                List.of(),
                Set.of(),
                Sentences.ANALYZERS));

        assertThatCode(() -> {
                    disagreements.among(List.of(one, other));
                    disagreements.among(List.of(other, one));
                })
                .doesNotThrowAnyException();
    }

    private ScoredSentence sentence(String document, String text) {
        var hit = documents.hit(document, text);
        return new ScoredSentence(new Candidate(hit, 0, new Span(0, text.length()), text, null, Set.of(), Set.of()), 1);
    }

    private Answer answer(String question, String one, String other) {
        return compose(question, List.of(documents.hit("one", one), documents.hit("other", other)));
    }

    private Answer compose(String question, List<PassageHit> hits) {
        return new ExtractiveAnswerComposer(
                        documents,
                        String::length,
                        Optional.empty(),
                        Optional.empty(),
                        new ExtractiveAnswerProperties(0.5, new ExtractiveAnswerProperties.Needed(0, 0, 0)),
                        new AnsweringProperties(Kind.EXTRACTIVE, Unsupported.MARK, Strictness.LENIENT),
                        new ComputedAnswers(new WholeTables(documents.passages()), documents, ComputePool.INLINE),
                        ComputePool.INLINE,
                        Steps.UNOBSERVED)
                .compose(new Question(StoredDocuments.SCOPE, question, List.of()), hits);
    }
}
