package dev.docent.api.access.secret;

import dev.docent.api.launch.StartNotice;
import dev.docent.storage.records.RecordStoreInUse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secrets of the service: from the settings, or generated at the first start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class SecretConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MasterKeyAtStart masterKeyAtStart(AccessProperties access, @Value("${docent.data:data}") Path data) {
        if (!access.masterKey().isBlank()) {
            return new MasterKeyAtStart(MasterKey.configured(access.masterKey()), Optional.empty());
        }
        var file = data.resolve("master.key");
        var secret = Secrets.readOrCreate(file);
        var line = "Master API key, shown only this time and kept in " + file + ": " + secret.text();
        return new MasterKeyAtStart(
                MasterKey.stored(secret.text(), file), secret.isNew() ? Optional.of(line) : Optional.empty());
    }

    @Bean
    MasterKey masterKey(MasterKeyAtStart start) {
        return start.key();
    }

    @Bean
    TokenKeys tokenKeys(AccessProperties access, @Value("${docent.data:data}") Path data) {
        var current = access.jwtSecretKey().isBlank()
                ? Secrets.readOrCreate(data.resolve("jwt.key")).text()
                : access.jwtSecretKey();
        return new TokenKeys(current, access.jwtSecretKeyPrevious());
    }

    /**
     * Warns at the start when a process generated its own secrets although other processes may share its records: each would
     * refuse the keys and tokens that another one issued.
     */
    @Bean
    StartNotice ownSecrets(AccessProperties access, RecordStoreInUse records) {
        var unset = Stream.of(
                        access.masterKey().isBlank() ? "MASTER_API_KEY" : "",
                        access.jwtSecretKey().isBlank() ? "JWT_SECRET_KEY" : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" and "));
        var line = "Not set: " + unset
                + ". This process generated its own in the data folder. Other processes on the same records would do the same"
                + " and refuse the keys and tokens that this one issues: set the same values for all of them.";
        return () -> records.shared() && !unset.isEmpty() ? Optional.of(line) : Optional.empty();
    }

    /** @param line shows a generated master key at its first start; empty otherwise */
    record MasterKeyAtStart(MasterKey key, Optional<String> line) implements StartNotice {
        @Override
        public String toString() {
            return "MasterKeyAtStart";
        }
    }
}
