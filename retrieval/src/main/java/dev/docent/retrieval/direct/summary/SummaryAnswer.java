package dev.docent.retrieval.direct.summary;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.PassageSentences;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.direct.DirectAnswer;
import dev.docent.retrieval.direct.summary.CentralSentences.Sentence;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers what a document is about with its leading and central sentences, verbatim. If no document has the name, the
 * question is searched like others.
 */
@Component
@Order(3)
final class SummaryAnswer implements DirectAnswer {

    private final NamedDocument documents;
    private final CentralSentences central;
    private final CitationCheck check;
    private final TokenCounter tokens;
    private final ComputePool compute;

    SummaryAnswer(
            NamedDocument documents,
            PassageSentences sentences,
            SourceTexts texts,
            TokenCounter tokens,
            ComputePool compute) {
        this.documents = documents;
        this.central = new CentralSentences(sentences);
        this.check = new CitationCheck(texts);
        this.tokens = tokens;
        this.compute = compute;
    }

    @Override
    public Optional<Answer> answer(Question question) {
        return SummaryQuestion.document(question.text())
                .map(name -> documents.passages(question.scope(), name))
                .filter(passages -> !passages.isEmpty())
                .flatMap(passages -> summary(question, passages));
    }

    private Optional<Answer> summary(Question question, List<Passage> passages) {
        var sentences = compute.call(question.scope().caller(), () -> central.of(passages));
        var citations = new ArrayList<Citation>();
        var text = sentences.stream()
                .flatMap(sentence -> cited(sentence, citations).stream())
                .collect(Collectors.joining(" "));
        var read = passages.stream().mapToInt(Passage::tokens).sum();
        var usage = new Usage(Usage.EXTRACTIVE, tokens.count(question.text()) + read, tokens.count(text));
        return citations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(text, true, citations, usage, null, Completion.WHOLE));
    }

    private Optional<String> cited(Sentence sentence, List<Citation> citations) {
        var number = citations.size() + 1;
        var place = sentence.place();
        return check.cite(number, sentence.passage(), place.from(), place.to(), 1)
                .map(citation -> {
                    citations.add(citation.checked(number, true));
                    return sentence.text().replaceFirst("^[-*•▪◦] ", "").replaceAll("\\[(\\d+)]", "($1)") + " ["
                            + number + "]";
                });
    }
}
