package dev.docent.api.access;

import dev.docent.api.launch.StartNotice;
import dev.docent.storage.records.RecordStoreInUse;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says at the start that a process made secrets for itself although others may be at the same records: they would make their
 * own, and refuse each other's keys and tokens.
 */
@Component
final class OwnSecretsNotice implements StartNotice {

    private final AccessProperties access;
    private final RecordStoreInUse records;

    OwnSecretsNotice(AccessProperties access, RecordStoreInUse records) {
        this.access = access;
        this.records = records;
    }

    @Override
    public Optional<String> line() {
        var own = Stream.of(
                        access.masterKey().isBlank() ? "MASTER_API_KEY" : "",
                        access.jwtSecretKey().isBlank() ? "JWT_SECRET_KEY" : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" and "));
        return Optional.of(own)
                .filter(names -> records.shared() && !names.isEmpty())
                .map(names ->
                        "Not set: %s. This process keeps its own in the data folder; others at the same records would make others and refuse what this one issues. Give all of them the same."
                                .formatted(names));
    }
}
