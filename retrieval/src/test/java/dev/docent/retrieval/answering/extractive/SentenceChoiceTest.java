package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.embedding.TokenVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentenceChoiceTest {

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void takesOneForOneValue() {
        var passages = Sentences.of(documents.hit("a", "First thing. Second thing. Third thing."));

        assertThat(choose(passages, Map.of("First", 0.9, "Second", 0.9, "Third", 0.9)))
                .containsExactly("First thing.");
    }

    @Test
    void takesAFurtherOneThatSaysWhatTheBestLeavesOpen() {
        var passages = Sentences.of(
                documents.hit("a", "Teal founded Brindle."), documents.hit("b", "Brindle lies in Oslo. Rain fell."));

        assertThat(choose("Where lies what Teal founded?", passages, Map.of("Teal", 0.9, "Brindle", 0.6)))
                .containsExactly("Teal founded Brindle.", "Brindle lies in Oslo.");
        assertThat(choose("Where lies what Teal founded?", passages, Map.of("Teal", 0.9, "Brindle", 0.5)))
                .containsExactly("Teal founded Brindle.");
        assertThat(choose("What did Teal found?", passages, Map.of("Teal", 0.9, "Brindle", 0.6)))
                .containsExactly("Teal founded Brindle.");
    }

    @Test
    void readsAListWithTheSentenceThatIntroducesIt() {
        var passages = Sentences.of(documents.hit("a", "Rain fell.\n\nBring these:\n- gloves\n- a hat\n\nSee you."));

        assertThat(choose(passages, Map.of("Bring", 0.9))).containsExactly("Bring these:", "- gloves", "- a hat");
    }

    @Test
    void takesFourAtMostIfTheQuestionAsksForMore() {
        var passages =
                Sentences.of(documents.hit("a", "First thing. Second thing. Third thing. Fourth thing. Fifth thing."));
        var scores = Map.of("First", 0.9, "Second", 0.9, "Third", 0.8, "Fourth", 0.8, "Fifth", 0.8);

        assertThat(choose("Why is that?", passages, scores)).hasSize(4);
    }

    @Test
    void takesTheSecondOfADefinitionOnlyIfItIsAsGood() {
        var passages = Sentences.of(documents.hit("a", "First thing. Second thing."));

        assertThat(choose("What is a thing?", passages, Map.of("First", 0.8, "Second", 0.75)))
                .hasSize(2);
        assertThat(choose("What is a thing?", passages, Map.of("First", 0.8, "Second", 0.74)))
                .containsExactly("First thing.");
    }

    @Test
    void readsTheBestFirstAndNeighborsInTheOrderOfTheText() {
        var passages = Sentences.of(
                documents.hit("a", "First thing. Far thing."),
                documents.hit("b", "Second thing. Third thing. Fourth thing."));
        var scores = Map.of("Third", 0.9, "Far", 0.88, "Second", 0.86, "First", 0.85);

        assertThat(choose("List it", passages, scores))
                .containsExactly("Second thing.", "Third thing.", "First thing.", "Far thing.");
        assertThat(choose("What is a thing?", passages, Map.of("Fourth", 0.9, "Second", 0.89)))
                .containsExactly("Fourth thing.", "Second thing.");
    }

    @Test
    void prefersTheSentenceWhoseWordsMeanWhatIsAsked() {
        var passages = Sentences.of(documents.hit("a", "The loaf costs 3 euros. The bread is old."));
        assertThat(near(passages, "price of bread", Map.of("price", "costs", "bread", "loaf")))
                .isEqualTo("The loaf costs 3 euros.");
        assertThat(near(passages, "age of bread", Map.of("age", "old"))).isEqualTo("The bread is old.");
    }

    @Test
    void takesTheSentenceThatTheBestOnePointsBackTo() {
        var passages =
                Sentences.of(documents.hit("a", "Curie lived in Paris. She won the prize twice. Nobody else did."));

        assertThat(choose(passages, Map.of("She", 0.9)))
                .containsExactly("Curie lived in Paris.", "She won the prize twice.");
    }

    @Test
    void takesNoneBeforeASentenceThatStandsForItself() {
        var passages =
                Sentences.of(documents.hit("a", "Curie lived in Paris. Shells lay there. Itself it is no reason."));

        assertThat(choose(passages, Map.of("Shells", 0.9))).containsExactly("Shells lay there.");
        assertThat(choose(passages, Map.of("Itself", 0.9))).containsExactly("Itself it is no reason.");
    }

    @Test
    void takesNoSentenceTwice() {
        var passages = Sentences.of(documents.hit("a", "Curie lived in Paris. She won the prize twice."));

        assertThat(choose(passages, Map.of("She", 0.9, "Curie", 0.85)))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void findsNothingBeforeTheFirstSentence() {
        var passages = Sentences.of(documents.hit("a", "She won the prize twice. Nobody else did."));

        assertThat(choose(passages, Map.of("She", 0.9))).containsExactly("She won the prize twice.");
    }

    /** The best sentence if these words have the same vector, and all others their own. */
    private static String near(List<List<Candidate>> passages, String question, Map<String, String> same) {
        var numbers = new HashMap<String, Integer>();
        TokenVectors vectors = text -> Pattern.compile("\\w+")
                .matcher(text)
                .results()
                .map(word -> {
                    var meaning = same.getOrDefault(
                            word.group().toLowerCase(Locale.ROOT), word.group().toLowerCase(Locale.ROOT));
                    var vector = new float[64];
                    vector[numbers.computeIfAbsent(meaning, each -> numbers.size())] = 1;
                    return new TokenVectors.Token(word.start(), word.end(), vector);
                })
                .toList();
        var choice = new SentenceChoice(new WordSimilarity(vectors, Sentences.ANALYZERS.of(null)));
        var ranked = passages.stream()
                .flatMap(List::stream)
                .map(sentence -> new ScoredSentence(sentence, 0.8))
                .toList();
        return choice.of(Sentences.asked(question, passages), Readings.NONE, ranked, passages)
                .best()
                .sentence()
                .text();
    }

    private static List<String> choose(List<List<Candidate>> passages, Map<String, Double> scores) {
        return choose("Where is it?", passages, scores);
    }

    /** Sentences by their first word, with the scores that are named, and 0.1 for those that are not. */
    private static List<String> choose(String question, List<List<Candidate>> passages, Map<String, Double> scores) {
        var ranked = new ArrayList<ScoredSentence>();
        passages.forEach(sentences -> sentences.forEach(sentence -> ranked.add(
                new ScoredSentence(sentence, scores.getOrDefault(sentence.text().split(" ")[0], 0.1)))));
        ranked.sort(Comparator.comparingDouble(ScoredSentence::score).reversed());
        return Sentences.texts(new SentenceChoice(null)
                .of(Sentences.asked(question, passages), Readings.NONE, ranked, passages)
                .sentences());
    }
}
