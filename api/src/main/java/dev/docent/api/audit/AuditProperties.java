package dev.docent.api.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit log.
 *
 * @param retention how long entries are kept; 0 for ever
 */
@ConfigurationProperties("docent.audit")
record AuditProperties(@DefaultValue("365d") Duration retention) {

    AuditProperties {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("docent.audit.retention must not be negative, but is " + retention);
        }
    }
}
