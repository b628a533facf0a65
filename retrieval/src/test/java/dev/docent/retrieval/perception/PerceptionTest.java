package dev.docent.retrieval.perception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.chat.PerceptiveModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PerceptionTest {

    @Test
    void isThatOfTheModel() {
        assertThat(perception(new Seeing())).isEqualTo(new Perception(true, false));
        assertThat(perception(prompt -> new ChatResponse(List.of()))).isEqualTo(new Perception(false, false));
        assertThat(perception(null)).isEqualTo(new Perception(false, false));
    }

    @Test
    void isWhatTheSettingsSayOfAModel() {
        assertThat(perception(new Seeing(), "docent.answering.media.images=off", "docent.answering.media.audio=on"))
                .isEqualTo(new Perception(false, true));
        assertThat(perception(null, "docent.answering.media.images=on")).isEqualTo(new Perception(false, false));
    }

    @Test
    void isNoneWhereNoModelAnswers() {
        assertThat(perception(new Seeing(), "docent.answering.kind=extractive"))
                .isEqualTo(new Perception(false, false));
    }

    private static Perception perception(@Nullable ChatModel model, String... settings) {
        var found = new Perception[1];
        var runner = new ApplicationContextRunner()
                .withUserConfiguration(PerceptionConfiguration.class)
                .withPropertyValues(settings);
        (model == null ? runner : runner.withBean("docentChatModel", ChatModel.class, () -> model)).run(context -> {
            assertThat(context).hasSingleBean(AnsweringProperties.class);
            found[0] = context.getBean(Perception.class);
        });
        return found[0];
    }

    private static final class Seeing implements ChatModel, PerceptiveModel {

        @Override
        public ChatResponse call(Prompt prompt) {
            return new ChatResponse(List.of());
        }

        @Override
        public boolean sees() {
            return true;
        }

        @Override
        public boolean hears() {
            return false;
        }
    }
}
