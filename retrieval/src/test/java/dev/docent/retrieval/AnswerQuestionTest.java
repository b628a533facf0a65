package dev.docent.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.NearestPassages;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.answering.StoredDocuments;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.CountingModel;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.FixedGeneration;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.runtime.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerQuestionTest {

    private static final List<Turn> CONVERSATION =
            List.of(new Turn("Where is the lighthouse?", "It stands on the cape. [1]", true));

    private final StoredDocuments documents = new StoredDocuments();
    private final ListedPassages index = new ListedPassages();
    private final RecordingComposer composer = new RecordingComposer();
    private final CountingModel model = new CountingModel();
    private final List<Answer> known = new ArrayList<>();
    private final AnswerQuestion answers = new AnswerQuestion(
            new SearchPassages(
                    new FixedGeneration(index, new Embeddings(model, "counting")),
                    Rerankers.none(),
                    ComputePool.INLINE,
                    Steps.UNOBSERVED),
            composer,
            new NearestPassages(
                    (statement, hit) -> Optional.of(new SupportingSentence.Place(0, 4, 0.5)),
                    documents,
                    ComputePool.INLINE),
            (question, hits, answer) -> List.of(),
            List.of(question -> known.stream().findFirst()),
            documents,
            Steps.UNOBSERVED);

    @Test
    void looksForPassagesByMeaningAndByWordsInItsScope() {
        answers.answer(new Question(StoredDocuments.SCOPE, "Where is the lighthouse?", List.of()));

        assertThat(index.queries()).singleElement().satisfies(query -> {
            assertThat(query.scope()).isEqualTo(StoredDocuments.SCOPE);
            assertThat(query.text()).isEqualTo("Where is the lighthouse?");
            assertThat(query.mode()).isEqualTo(SearchMode.HYBRID);
            assertThat(query.filter()).isNull();
        });
    }

    @Test
    void takesTheQuestionAsItIs() {
        var question = new Question(StoredDocuments.SCOPE, "And when?", CONVERSATION);

        answers.answer(question);

        assertThat(index.queries().getFirst().text()).isEqualTo("And when?");
        assertThat(composer.composed()).containsExactly(question);
    }

    @Test
    void readsPassagesOfTheSameWordsOnce() {
        IntStream.range(0, 24)
                .forEach(i -> index.put(new DocumentRef("ada", "document-" + i), List.of(saying("Text " + i / 2, i))));

        answers.answer(new Question(StoredDocuments.SCOPE, "Where is the lighthouse?", List.of()));

        assertThat(composer.read())
                .extracting(hit -> hit.passage().text())
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    @Test
    void showsTheThreeNearestPassagesOfARefusal() {
        IntStream.range(0, 5).forEach(i -> {
            var passage = documents.store("document-" + i, "Text " + i);
            index.put(
                    new DocumentRef("ada", "document-" + i), List.of(new EmbeddedPassage(passage, new float[] {0, 1})));
        });
        documents.change("document-1", "Changed");

        var answer = answers.answer(new Question(StoredDocuments.SCOPE, "Where is the lighthouse?", List.of()));

        assertThat(answer.nearest()).extracting(Citation::document).containsExactly("document-0", "document-2");
        assertThat(answer.nearest()).allSatisfy(near -> {
            assertThat(near.index()).isZero();
            assertThat(near.quote()).isEqualTo("Text");
        });
    }

    @Test
    void looksForWhatIsAskedBehindAGreeting() {
        answers.answer(new Question(StoredDocuments.SCOPE, "Hi there, where is the lighthouse? Thanks!", List.of()));

        assertThat(index.queries().getFirst().text()).isEqualTo("where is the lighthouse?");
        assertThat(composer.composed())
                .singleElement()
                .extracting(Question::text)
                .isEqualTo("where is the lighthouse?");
    }

    @Test
    void streamsADirectAnswerWithoutSearchAndModels() {
        var direct =
                new Answer("Hello!", false, List.of(), new Answer.Usage("none", 0, 0), null, Answer.Completion.WHOLE);
        known.add(direct);
        var streamed = new ArrayList<String>();

        var answer = answers.answer(new Question(StoredDocuments.SCOPE, "Hi there", CONVERSATION), streamed::add);

        assertThat(answer).isEqualTo(direct);
        assertThat(streamed).containsExactly("Hello!");
        assertThat(index.queries()).isEmpty();
        assertThat(model.asked()).isEmpty();
        assertThat(composer.composed()).isEmpty();
    }

    private static EmbeddedPassage saying(String text, int ordinal) {
        return new EmbeddedPassage(new StoredDocuments().store("document-" + ordinal, text), new float[] {0, 1});
    }

    private static final class RecordingComposer implements AnswerComposer {

        private final List<Question> composed = new ArrayList<>();
        private final List<PassageHit> read = new ArrayList<>();

        @Override
        public Answer compose(Question question, List<PassageHit> passages, AnswerStream stream) {
            composed.add(question);
            read.addAll(passages);
            return new Answer(
                    "Nobody knows.", false, List.of(), new Answer.Usage("none", 0, 0), null, Answer.Completion.WHOLE);
        }

        List<Question> composed() {
            return composed;
        }

        List<PassageHit> read() {
            return read;
        }

        @Override
        public String name() {
            return "none";
        }
    }
}
