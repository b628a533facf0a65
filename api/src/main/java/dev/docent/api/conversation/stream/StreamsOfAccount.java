package dev.docent.api.conversation.stream;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The messages of accounts that are being generated. Without their records, their generations end. */
@Component
class StreamsOfAccount implements AccountData {

    private final MessageStreamRepository streams;

    StreamsOfAccount(MessageStreamRepository streams) {
        this.streams = streams;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var deleted = Map.of("message_streams", streams.countByOwner(account));
        streams.deleteByOwner(account);
        return deleted;
    }
}
