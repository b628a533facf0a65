package dev.docent.api.health;

import static dev.docent.api.access.Access.Authority.ANYONE;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.access.Access;
import dev.docent.api.health.HealthChecks.ComponentCheck;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.retrieval.generation.IndexAdministration;
import dev.docent.retrieval.generation.RebuildStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports the health of all parts, to callers without a credential. The cause of a failure is only in the log. */
@RestController
@Access(ANYONE)
@Tag(name = "Running it")
class HealthController {

    private static final Logger log = LoggerFactory.getLogger(HealthController.class);

    private final List<ComponentCheck> checks;
    private final IngestionPause pause;
    private final ObjectProvider<IndexAdministration> generations;
    private final ServiceVersion version;

    HealthController(
            List<ComponentCheck> checks,
            IngestionPause pause,
            ObjectProvider<IndexAdministration> generations,
            ServiceVersion version) {
        this.checks = checks;
        this.pause = pause;
        this.generations = generations;
        this.version = version;
    }

    @GetMapping("/health")
    @SecurityRequirements
    @Operation(summary = "Get the health of the service")
    @ApiResponse(responseCode = "200", description = "All parts are up")
    @ApiResponse(responseCode = "503", description = "A part is down")
    ResponseEntity<Health> health() {
        var components = new LinkedHashMap<String, ComponentHealth>();
        checks.forEach(check -> components.put(check.name(), check(check)));
        generations.ifAvailable(
                known -> components.computeIfPresent("index", (name, index) -> index.of(known.serving())));
        components.put("ingestion", ingestion());
        rebuild().ifPresent(rebuild -> components.put("rebuild", rebuild));
        var isUp = components.values().stream().allMatch(ComponentHealth::isUp);
        var answer = isUp ? ResponseEntity.ok() : ResponseEntity.status(503).header(HttpHeaders.RETRY_AFTER, "5");
        return answer.cacheControl(CacheControl.noStore())
                .body(new Health(isUp ? ComponentHealth.UP : ComponentHealth.DOWN, version.text(), components));
    }

    /** Never down, since waiting documents are no reason to take this node out of service. */
    private ComponentHealth ingestion() {
        return pause.current()
                .map(paused -> new ComponentHealth(ComponentHealth.PAUSED, null, paused.reason(), paused.nextTry()))
                .orElseGet(() -> ComponentHealth.up("workers"));
    }

    /** Never down, since searches do not depend on a rebuild. */
    private Optional<ComponentHealth> rebuild() {
        return generations.stream()
                .findFirst()
                .flatMap(IndexAdministration::rebuild)
                .map(rebuild -> new ComponentHealth(
                        rebuild.state() == RebuildStatus.State.RUNNING ? ComponentHealth.UP : ComponentHealth.PAUSED,
                        "generation %s by %s, %.0f %%"
                                .formatted(rebuild.to(), rebuild.model(), Math.floor(100 * rebuild.progress())),
                        reason(rebuild),
                        rebuild.nextTry()));
    }

    private static @Nullable String reason(RebuildStatus rebuild) {
        return switch (rebuild.state()) {
            case PLANNED -> "It has to be confirmed (POST /api/v1/admin/index/rebuild)";
            case HELD -> "Paused by an administrator";
            case RUNNING, PAUSED -> rebuild.reason();
        };
    }

    private static ComponentHealth check(ComponentCheck check) {
        try {
            var adapter = check.adapter().get();
            return new ComponentHealth(
                    ComponentHealth.UP, adapter, check.reason().get(), null);
        } catch (RuntimeException failure) {
            log.warn("down component={} error={}", check.name(), failure.toString());
            return new ComponentHealth(ComponentHealth.DOWN, null, null, null);
        }
    }

    /** @param status down if a component is down, else up */
    record Health(
            @Schema(allowableValues = {"up", "down"}) String status,
            String version,
            Map<String, ComponentHealth> components) {}

    /**
     * A part of the service.
     *
     * @param adapter the adapter in use; null if unknown
     * @param reason why it is paused or degraded; null otherwise
     * @param nextTry when it is tried again; null if it is not paused
     * @param generation the serving generation of the index; null for other parts
     */
    record ComponentHealth(
            @Schema(allowableValues = {"up", "paused", "down"})
            String status,

            @Nullable String adapter,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String reason,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Instant nextTry,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String generation) {
        static final String UP = "up";
        static final String PAUSED = "paused";
        static final String DOWN = "down";

        ComponentHealth(String status, @Nullable String adapter, @Nullable String reason, @Nullable Instant nextTry) {
            this(status, adapter, reason, nextTry, null);
        }

        static ComponentHealth up(String adapter) {
            return new ComponentHealth(UP, adapter, null, null);
        }

        ComponentHealth of(String serving) {
            return new ComponentHealth(status, adapter, reason, nextTry, serving);
        }

        boolean isUp() {
            return !status.equals(DOWN);
        }
    }
}
