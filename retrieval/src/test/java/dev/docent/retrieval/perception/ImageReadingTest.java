package dev.docent.retrieval.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.docent.retrieval.chat.Blocked;
import dev.docent.retrieval.chat.Blocked.Part;
import dev.docent.retrieval.chat.InlineMedia;
import dev.docent.retrieval.chat.MediaPart;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ReplySchema;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

class ImageReadingTest {

    private static final ReplySchema SCHEMA = new ReplySchema("page", JsonNodeFactory.instance.objectNode());
    private static final List<MediaPart> PAGES =
            List.of(MediaPart.of("image/jpeg", new byte[] {1}), MediaPart.of("image/png", new byte[] {2}));

    private final List<Prompt> prompts = new ArrayList<>();

    @Test
    void sendsThePagesWithTheSchema() {
        var read = reading(said("{\"port\":"), said("\"Kiel\"}")).read("anna", PAGES, SCHEMA);

        assertThat(read.path("port").asText()).isEqualTo("Kiel");
        var prompt = prompts.getFirst();
        assertThat(ReplyOptions.schema(prompt.getOptions())).contains(SCHEMA);
        assertThat(InlineMedia.of(prompt.getInstructions().getLast()))
                .extracting(media -> media.getMimeType().toString())
                .containsExactly("image/jpeg", "image/png");
    }

    @Test
    void readsJsonInACodeFence() {
        assertThat(reading(said("```json\n{\"port\":\"Kiel\"}\n```"))
                        .read("anna", PAGES, SCHEMA)
                        .size())
                .isOne();
    }

    @Test
    void refusesWhatIsNoObjectWithoutQuotingIt() {
        for (var reply : List.of("Kiel is secret", "[\"secret\"]", "{\"port\":\"secret", "")) {
            assertThatThrownBy(() -> reading(said(reply)).read("anna", PAGES, SCHEMA))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void saysThatTheProviderWithheldIt() {
        var metadata = new Blocked(Part.ANSWER, "SPII")
                .in(ChatGenerationMetadata.builder())
                .build();
        var blocked = new ChatResponse(List.of(new Generation(new AssistantMessage(""), metadata)));

        assertThatThrownBy(() -> reading(blocked).read("anna", PAGES, SCHEMA))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("withheld");
    }

    @Test
    void isPossibleWithAModelOnly() {
        assertThat(reading().isPossible()).isTrue();
        assertThat(new ImageReading(Optional.empty()).isPossible()).isFalse();
    }

    private ImageReading reading(ChatResponse... chunks) {
        var model = new ChatModel() {
            @Override
            public ChatResponse call(Prompt prompt) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Flux<ChatResponse> stream(Prompt prompt) {
                prompts.add(prompt);
                return Flux.just(chunks);
            }
        };
        return new ImageReading(Optional.of(new MeteredChat(model, TokenUsage.NONE, Purpose.EXTRACTION)));
    }

    private static ChatResponse said(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }
}
