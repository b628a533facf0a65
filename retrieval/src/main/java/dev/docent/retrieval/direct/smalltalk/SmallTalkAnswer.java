package dev.docent.retrieval.direct.smalltalk;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.direct.DirectAnswer;
import dev.docent.retrieval.embedding.TokenCounter;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Replies to small talk with a fixed text, which is not grounded and calls no model. */
@Component
@Order(1)
final class SmallTalkAnswer implements DirectAnswer {

    private final TokenCounter tokens;

    SmallTalkAnswer(TokenCounter tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<Answer> answer(Question question) {
        var persona = question.persona();
        return SmallTalk.reply(question.text(), persona == null ? null : persona.name())
                .map(text -> {
                    var usage = new Usage(Usage.EXTRACTIVE, tokens.count(question.text()), tokens.count(text));
                    return new Answer(text, false, List.of(), usage, null, Completion.WHOLE);
                });
    }
}
