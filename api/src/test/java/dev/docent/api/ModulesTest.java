package dev.docent.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules, their arrows, and the picture of them in {@code target/modules}. */
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(
            "dev.docent", location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"));

    @Test
    void dependOnEachOtherAsTheyDeclare() {
        assertThat(modules.stream().map(ApplicationModule::getDisplayName))
                .containsExactlyInAnyOrder("Runtime", "Storage", "Retrieval", "Ingestion", "Api");
        modules.verify();
    }

    @Test
    void areDrawn() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml();

        assertThat(Path.of("target/modules/components.puml")).exists();
    }
}
