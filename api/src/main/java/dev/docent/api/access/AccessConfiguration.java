package dev.docent.api.access;

import dev.docent.api.launch.StartNotice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secrets of the service: configured, or made at the first start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

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
        var secret = SecretFile.readOrMake(file);
        var line = "Master API key, shown this once and kept in " + file + ": " + secret.text();
        return new MasterKeyAtStart(
                MasterKey.kept(secret, file), secret.isNew() ? Optional.of(line) : Optional.empty());
    }

    @Bean
    MasterKey masterKey(MasterKeyAtStart start) {
        return start.key();
    }

    @Bean
    TokenKeys tokenKeys(AccessProperties access, @Value("${docent.data:data}") Path data) {
        var current = access.jwtSecretKey().isBlank()
                ? SecretFile.readOrMake(data.resolve("jwt.key")).text()
                : access.jwtSecretKey();
        return new TokenKeys(current, access.jwtSecretKeyPrevious());
    }

    @Bean
    ChatTokens chatTokens(TokenKeys keys, AccessProperties access, Clock clock) {
        return new ChatTokens(keys, access.chatTokenLifetime(), clock);
    }

    @Bean
    DerivedKeys derivedKeys(TokenKeys keys) {
        return new DerivedKeys(keys.all());
    }

    @Bean
    Credentials credentials(MasterKey master, ApiKeys keys, ChatTokens tokens, Accounts accounts) {
        return new Credentials(master, keys, tokens, accounts);
    }

    /** The master key, and what to say of it at the start. */
    record MasterKeyAtStart(MasterKey key, Optional<String> line) implements StartNotice {
        @Override
        public String toString() {
            return "MasterKeyAtStart";
        }
    }
}
