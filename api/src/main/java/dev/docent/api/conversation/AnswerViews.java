package dev.docent.api.conversation;

import dev.docent.api.knowledge.document.BoxView;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Converts answers to the form that clients see. Each citation, further sentence and nearest passage gets the rectangles of its quote on the pages, unless the
 * document no longer contains the quote at the cited place. Safe for concurrent use.
 */
@Component
final class AnswerViews {

    private final Documents documents;
    private final DocumentContent content;

    AnswerViews(Documents documents, DocumentContent content) {
        this.documents = documents;
        this.content = content;
    }

    AnswerView of(String owner, Answer answer) {
        var completion = answer.completion();
        return new AnswerView(
                answer.text(),
                answer.citations().stream().map(each -> view(owner, each)).toList(),
                answer.alsoFound().stream()
                        .map(each -> new FurtherSentenceView(each.text(), view(owner, each.citation())))
                        .toList(),
                answer.grounded(),
                completion == Completion.WHOLE ? null : completion.name().toLowerCase(Locale.ROOT),
                DisagreementView.of(answer.disagreement()),
                answer.nearest().isEmpty() ? null : nearest(owner, answer),
                AnswerView.Usage.of(answer.usage()));
    }

    private List<NearestView> nearest(String owner, Answer answer) {
        return answer.nearest().stream()
                .map(each -> NearestView.of(view(owner, each)))
                .toList();
    }

    private CitationView view(String owner, Citation citation) {
        var document = new DocumentRef(owner, citation.document());
        var boxes = content.boxes(document, citation.start(), citation.quote());
        var isUnverified = documents.find(document).map(Document::isUnverified).orElse(false);
        return CitationView.of(
                citation, isUnverified, boxes.stream().map(BoxView::of).toList());
    }
}
