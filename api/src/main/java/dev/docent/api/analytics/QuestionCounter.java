package dev.docent.api.analytics;

import dev.docent.api.conversation.history.AnswerRated;
import dev.docent.api.conversation.history.Message;
import dev.docent.retrieval.answering.Question;
import dev.docent.runtime.BufferedCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts questions on the day of their answer, and feedback on the day that it is given. */
@Component
final class QuestionCounter extends BufferedCounts<DailyQuestions> {

    private final Clock clock;

    QuestionCounter(QuestionRepository records, Clock clock) {
        super("questions", DailyQuestions::id, DailyQuestions::plus, records::add);
        this.clock = clock;
    }

    /** @param model that answered; null without an answer */
    void add(Question question, @Nullable String model, QuestionCounts counts) {
        var persona = question.persona();
        count(DailyQuestions.of(
                day(clock.instant()), question.scope().caller(), persona == null ? null : persona.id(), model, counts));
    }

    /** Feedback that is changed or withdrawn is taken back from the day that it was given on. */
    @EventListener
    void on(AnswerRated rated) {
        add(rated.assistant(), rated.before(), -1);
        add(rated.assistant(), rated.after(), 1);
    }

    private void add(@Nullable String assistant, Message answer, int times) {
        var rating = answer.rating();
        var at = answer.ratedAt();
        if (rating != null && at != null) {
            var model = answer.answer().usage().model();
            count(DailyQuestions.of(day(at), answer.owner(), assistant, model, QuestionCounts.rated(rating, times)));
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
