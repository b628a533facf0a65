package dev.docent.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The container and its manifests fit the service that they start; no container can be started here. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");

    @Test
    void setNothingThatIsNotASetting() throws IOException {
        var known = Files.readString(ROOT.resolve("docs/configuration.md"))
                + Files.readString(ROOT.resolve("docs/operations.md"));

        var set = new HashSet<String>();
        set.addAll(map(map(map(yaml(ROOT.resolve("compose.yaml")).getFirst(), "services"), "docent"), "environment")
                .keySet());
        set.addAll(map(manifest("ConfigMap"), "data").keySet());

        assertThat(set).isNotEmpty().allSatisfy(name -> assertThat(known).contains("`" + name + "`"));
    }

    @Test
    void startsJavaAsTheReadmeDoes() throws IOException {
        var options = Files.readAllLines(ROOT.resolve("deploy/jvm.options"));
        var flags = Files.readString(ROOT.resolve("pom.xml")).split("</?jvm.flags>")[1];

        assertThat(String.join(" ", options)).contains(flags).contains("-Xmx512m");
    }

    @Test
    void leavesNothingToRoot() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("Dockerfile")))
                .contains("USER 10001:10001", "ENTRYPOINT [\"java\", \"@jvm.options\", \"-jar\", \"docent.jar\"]");
        assertThat(map(podSpec(), "securityContext"))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("runAsUser", 10001);
        assertThat(map(container(), "securityContext"))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false);
    }

    @Test
    void writesWhereSomethingIsMounted() throws IOException {
        var mounts = list(container(), "volumeMounts").stream()
                .map(mount -> mount.get("mountPath"))
                .toList();
        var volumes = list(podSpec(), "volumes").stream()
                .map(volume -> volume.get("name"))
                .toList();

        assertThat(mounts).contains("/data", "/tmp", "/certs");
        assertThat(list(container(), "volumeMounts"))
                .extracting(mount -> mount.get("name"))
                .isSubsetOf(volumes);
    }

    /** The top of a volume belongs to root, who alone may restrict it to its owner. */
    @Test
    void hasADataFolderOfItsOwn() throws IOException {
        assertThat(list(container(), "env")).contains(Map.of("name", "DOCENT_DATA", "value", "/data/docent"));
    }

    @Test
    void keepsSecretsOutOfTheEnvironment() throws IOException {
        assertThat(list(container(), "envFrom")).noneMatch(source -> source.containsKey("secretRef"));
        assertThat(list(container(), "env")).contains(Map.of("name", "DOCENT_SECRETS", "value", "/secrets"));
        assertThat(list(container(), "volumeMounts"))
                .contains(Map.of("name", "secrets", "mountPath", "/secrets", "readOnly", true));
    }

    @Test
    void namesTheAddressThatClientsUse() throws IOException {
        assertThat(map(manifest("ConfigMap"), "data")).containsEntry("DOCENT_PUBLIC_URL", "https://docent.docent.svc");
    }

    @Test
    void findsTheNodesOfTheService() throws IOException {
        var labels = map(map(map(map(manifest("Deployment"), "spec"), "template"), "metadata"), "labels");

        assertThat(map(map(manifest("Service"), "spec"), "selector")).isEqualTo(labels);
        for (var kind : List.of("Deployment", "PodDisruptionBudget")) {
            assertThat(map(map(map(manifest(kind), "spec"), "selector"), "matchLabels"))
                    .isEqualTo(labels);
        }
    }

    private static Map<String, Object> podSpec() throws IOException {
        return map(map(map(manifest("Deployment"), "spec"), "template"), "spec");
    }

    private static Map<String, Object> container() throws IOException {
        return list(podSpec(), "containers").getFirst();
    }

    private static Map<String, Object> manifest(String kind) throws IOException {
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            for (var file : files.sorted().toList()) {
                for (var document : yaml(file)) {
                    if (kind.equals(document.get("kind"))) {
                        return document;
                    }
                }
            }
        }
        throw new AssertionError("There is no " + kind);
    }

    private static List<Map<String, Object>> yaml(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            var documents = new ArrayList<Map<String, Object>>();
            new Yaml().loadAll(reader).forEach(document -> documents.add(cast(document)));
            return documents;
        }
    }

    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return cast(child(parent, name));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> parent, String name) {
        return (List<Map<String, Object>>) child(parent, name);
    }

    private static Object child(Map<String, Object> parent, String name) {
        assertThat(parent).containsKey(name);
        return Objects.requireNonNull(parent.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object document) {
        return (Map<String, Object>) document;
    }
}
