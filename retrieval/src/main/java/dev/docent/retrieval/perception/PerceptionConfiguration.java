package dev.docent.retrieval.perception;

import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.AnsweringProperties.Kind;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.chat.PerceptiveModel;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.util.Optional;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Images and audio go to the chat model that answers, if it perceives them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PerceptionProperties.class, AnsweringProperties.class})
class PerceptionConfiguration {

    @Bean
    Perception perception(
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            AnsweringProperties answering,
            PerceptionProperties settings) {
        var model = answering.kind() == Kind.EXTRACTIVE ? null : chat.getIfAvailable();
        if (model == null) {
            return new Perception(false, false);
        }
        var known = model instanceof PerceptiveModel perceptive
                ? new Perception(perceptive.sees(), perceptive.hears())
                : new Perception(false, false);
        return new Perception(
                settings.images().decide(known.sees()), settings.audio().decide(known.hears()));
    }

    @Bean
    ImageReading imageReading(
            Perception perception,
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            ObjectProvider<TokenUsage> usage) {
        return new ImageReading(metered(perception.sees(), chat, usage, Purpose.EXTRACTION));
    }

    @Bean
    FigureDescription figureDescription(
            Perception perception,
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            ObjectProvider<TokenUsage> usage) {
        return new FigureDescription(metered(perception.sees(), chat, usage, Purpose.FIGURES));
    }

    @Bean
    Transcription transcription(
            Perception perception,
            @Qualifier("docentChatModel") ObjectProvider<ChatModel> chat,
            ObjectProvider<TokenUsage> usage) {
        return new Transcription(metered(perception.hears(), chat, usage, Purpose.TRANSCRIPTION));
    }

    private static Optional<MeteredChat> metered(
            boolean isPossible, ObjectProvider<ChatModel> chat, ObjectProvider<TokenUsage> usage, Purpose purpose) {
        return isPossible
                ? Optional.of(new MeteredChat(chat.getObject(), usage.getIfAvailable(() -> TokenUsage.NONE), purpose))
                : Optional.empty();
    }
}
