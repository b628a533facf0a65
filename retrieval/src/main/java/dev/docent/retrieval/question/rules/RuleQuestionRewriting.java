package dev.docent.retrieval.question.rules;

import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.question.QuestionRewriting;
import java.util.Optional;

/**
 * Fills in what a question leaves out, from the latest question that was about something, and from its answer where that
 * gave a name. A question leans when a pronoun in it has nothing to stand for ("Who founded it?"), when it is too short to
 * ask anything ("And in 2023?", "Why?"), or when it goes on with "and" and says little. Everything else stays as it is:
 * what is carried into a question that needs nothing makes its search worse.
 */
final class RuleQuestionRewriting implements QuestionRewriting {

    /** A longer question brings along what it is about. */
    private static final int MOST_WORDS = 30;

    /** What says more than these few words behind "and" needs nothing added. */
    private static final int MOST_CONTINUING = 3;

    /** So that what is asked in fact is no longer than what may be asked. */
    private static final int MOST_CHARACTERS = 1000;

    @Override
    public Question standalone(Question question) {
        var words = Words.of(question.text());
        if (words.size() > MOST_WORDS) {
            return question;
        }
        return Earlier.latest(question.conversation())
                .flatMap(earlier -> rewritten(words, earlier))
                .filter(text -> text.length() <= MOST_CHARACTERS)
                .map(question::withText)
                .orElse(question);
    }

    private static Optional<String> rewritten(Words words, Earlier earlier) {
        var opening = Opening.of(words);
        var asked = opening.rest(words);
        return new Ellipsis(opening, asked, earlier)
                .completed()
                .or(() -> new Resolution(opening, asked, earlier).resolved())
                .or(() -> opening.continues() ? continued(asked, earlier) : Optional.empty())
                .map(text -> Ending.without(text) + "?");
    }

    /** "And what is the oldest church?" is about what was spoken of, unless it names something itself. */
    private static Optional<String> continued(Words asked, Earlier earlier) {
        var about = earlier.about();
        return asked.hasAny(Word::name) || asked.contents() > MOST_CONTINUING
                ? Optional.empty()
                : Optional.of(asked.text(0) + " (" + about + ")");
    }
}
