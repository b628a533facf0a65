package dev.docent.api.access.secret;

import dev.docent.api.launch.StartNotice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
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
        var secret = SecretFile.readOrCreate(file);
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
                ? SecretFile.readOrCreate(data.resolve("jwt.key")).text()
                : access.jwtSecretKey();
        return new TokenKeys(current, access.jwtSecretKeyPrevious());
    }

    @Bean
    DerivedKeys derivedKeys(TokenKeys keys) {
        return new DerivedKeys(keys.all());
    }

    /** @param line shows a generated master key at its first start; empty otherwise */
    record MasterKeyAtStart(MasterKey key, Optional<String> line) implements StartNotice {
        @Override
        public String toString() {
            return "MasterKeyAtStart";
        }
    }
}
