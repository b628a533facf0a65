package dev.docent.bench.evaluation;

import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Question.Turn;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.question.QuestionRewriting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** The index that a service left behind, asked in this process by the product's beans from the follow-up to the answer. */
public final class KeptIndex implements AutoCloseable {

    private final ConfigurableApplicationContext parts;
    private final Scope scope;

    /**
     * Opens the index. Of several owners, the one with the most documents is asked.
     *
     * @param data the folder of the service's data
     */
    public KeptIndex(Path data) {
        this.parts = Pipeline.open(data);
        this.scope = scope(parts.getBean(PassageIndex.class));
    }

    /** {@return all knowledge bases of the owner with the most documents} */
    private static Scope scope(PassageIndex index) {
        var documents = index.allDocuments().collect(Collectors.groupingBy(DocumentRef::owner)).values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow(() -> new IllegalArgumentException("The index holds no document"));
        return Scope.of(
                documents.getFirst().owner(),
                documents.stream()
                        .flatMap(document -> index.passages(document, 0, 1).stream())
                        .map(Passage::source)
                        .map(PassageSource::knowledgeBase)
                        .collect(Collectors.toSet()));
    }

    /** {@return the answer to the last of these questions of a conversation} */
    public Answer ask(List<String> questions) {
        var rewriting = parts.getBean(QuestionRewriting.class);
        var answering = parts.getBean(AnswerQuestion.class);
        var turns = new ArrayList<Turn>();
        Answer answer = null;
        for (var asked : questions) {
            var question = rewriting.standalone(new Question(scope, asked, turns));
            answer = answering.answer(question);
            turns.add(new Turn(question.text(), answer.text(), answer.grounded()));
        }
        if (answer == null) {
            throw new IllegalArgumentException("There is no question");
        }
        return answer;
    }

    @Override
    public void close() {
        parts.close();
    }
}
