package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.question.CompleteQuestions;
import dev.docent.retrieval.question.QuestionRewriting;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Completes a follow-up question from the latest question that has a subject, and from the answer if that gave a name.
 * A question is a follow-up if it has a pronoun without an antecedent ("Who founded it?"), if it is too short to be
 * complete ("And in 2023?", "Why?"), or if it starts with "and" and says little. Every other question is left
 * unchanged, because words added to a complete question make its search worse.
 */
@Component("ruleRewriting")
final class RuleQuestionRewriting implements QuestionRewriting {

    /** A longer question contains its own subject. */
    private static final int MOST_WORDS = 30;

    /** A question with more content words after "and" is complete. */
    private static final int MOST_CONTINUING = 3;

    /** Keeps the standalone question within the maximum length of a question. */
    private static final int MOST_CHARACTERS = 1000;

    @Override
    public Question standalone(Question question) {
        var words = Words.of(question.text());
        if (words.size() > MOST_WORDS || CompleteQuestions.has(question.text())) {
            return question;
        }
        return EarlierTurn.latest(question.conversation())
                .flatMap(earlier -> rewritten(words, earlier))
                .filter(text -> text.length() <= MOST_CHARACTERS)
                .map(question::withText)
                .orElse(question);
    }

    private static Optional<String> rewritten(Words words, EarlierTurn earlier) {
        var opening = Opening.of(words);
        var asked = RelativeYear.resolved(opening.rest(words), earlier.question());
        return new Ellipsis(opening, asked, earlier)
                .completed()
                .or(() -> new Resolution(opening, asked, earlier).resolved())
                .or(() -> new ForeignReference(asked, earlier).resolved())
                .or(() -> opening.continues() ? continued(asked, earlier) : Optional.empty())
                .map(text -> Words.withoutEnd(text) + "?");
    }

    /** "And what is the oldest church?" refers to the earlier subject, unless it names one itself. */
    private static Optional<String> continued(Words asked, EarlierTurn earlier) {
        var about = earlier.about();
        return asked.hasAny(Word::name) || asked.contents() > MOST_CONTINUING
                ? Optional.empty()
                : Optional.of(asked.text(0) + " (" + about + ")");
    }
}
