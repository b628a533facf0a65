package dev.docent.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/**
 * Recognizes the answer to a challenge: its value, as plain text or as the member {@code challenge} of a JSON object. It
 * proves that the owner of the URL agrees; a receiver that does not expect webhooks never answers like this.
 */
@Component
final class Challenges {

    private final ObjectMapper json;

    Challenges(ObjectMapper json) {
        this.json = json;
    }

    /** {@return whether the body answers the challenge; that of a webhook that is not pending needs none} */
    boolean isAnswered(Webhook webhook, String body) {
        var challenge = webhook.challenge();
        return challenge == null || body.strip().equals(challenge) || challenge.equals(member(body));
    }

    private String member(String body) {
        try {
            return json.readTree(body).path("challenge").asText("");
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }
}
