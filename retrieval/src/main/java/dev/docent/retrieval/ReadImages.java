package dev.docent.retrieval;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.words.QuestionLanguage;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what was read in the images of a question, in quotes, where nothing answers the question itself. */
record ReadImages(CitationCheck check) {

    private static final int MOST_PASSAGES = 3;
    private static final String ENGLISH = "The image reads:";

    private static final Map<String, String> BY_LANGUAGE =
            Map.of("de", "Im Bild steht:", "es", "En la imagen pone:", "fr", "Sur l’image, on lit :");

    /** {@return the quotes with their citations; the refusal if no quote can be verified} */
    Answer quote(Question question, Answer refusal) {
        var citations = new ArrayList<Citation>();
        question.attached().read().stream()
                .limit(MOST_PASSAGES)
                .map(hit -> hit.passage())
                .forEach(passage -> check.cite(
                                citations.size() + 1, passage, 0, passage.text().length(), 1)
                        .map(citation -> citation.checked(citation.index(), true))
                        .ifPresent(citations::add));
        if (citations.isEmpty()) {
            return refusal;
        }
        var quotes = citations.stream()
                .map(each -> "“" + each.quote().replaceAll("\\s+", " ") + "” [" + each.index() + "]")
                .collect(Collectors.joining(" "));
        var opening = QuestionLanguage.of(question.text()).map(BY_LANGUAGE::get).orElse(ENGLISH);
        return new Answer(opening + " " + quotes, true, citations, refusal.usage(), null, refusal.completion());
    }
}
