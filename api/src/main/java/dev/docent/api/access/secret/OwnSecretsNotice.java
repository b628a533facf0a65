package dev.docent.api.access.secret;

import dev.docent.api.launch.StartNotice;
import dev.docent.storage.records.RecordStoreInUse;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Warns at the start when a process generated its own secrets although other processes may share its records: each would
 * refuse the keys and tokens that another one issued.
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
        var unset = Stream.of(
                        access.masterKey().isBlank() ? "MASTER_API_KEY" : "",
                        access.jwtSecretKey().isBlank() ? "JWT_SECRET_KEY" : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" and "));
        return records.shared() && !unset.isEmpty()
                ? Optional.of(
                        "Not set: %s. This process generated its own in the data folder. Other processes on the same records would do the same and refuse the keys and tokens that this one issues: set the same values for all of them."
                                .formatted(unset))
                : Optional.empty();
    }
}
