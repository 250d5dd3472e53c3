package onrecord;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between packages: data flows one way, imports point the other way. */
@AnalyzeClasses(packages = "onrecord", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule imports_point_against_the_flow_of_data = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("language")
            .definedBy("onrecord.language..")
            .layer("corpus")
            .definedBy("onrecord.corpus..")
            .layer("passage")
            .definedBy("onrecord.passage..")
            .layer("database")
            .definedBy("onrecord.database..")
            .layer("model")
            .definedBy("onrecord.model..")
            .layer("index")
            .definedBy("onrecord.index..")
            .layer("web")
            .definedBy("onrecord.web..")
            .layer("retrieval")
            .definedBy("onrecord.retrieval..")
            .layer("answer")
            .definedBy("onrecord.answer..")
            .layer("telegram")
            .definedBy("onrecord.channel.telegram..")
            .layer("console")
            .definedBy("onrecord.channel.console..")
            .layer("eval")
            .definedBy("onrecord.eval..")
            .layer("app")
            .definedBy("onrecord.app..")
            .whereLayer("language")
            .mayNotAccessAnyLayer()
            .whereLayer("database")
            .mayNotAccessAnyLayer()
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("corpus")
            .mayOnlyAccessLayers("language")
            .whereLayer("web")
            .mayOnlyAccessLayers("corpus", "language")
            .whereLayer("passage")
            .mayOnlyAccessLayers("corpus", "language")
            .whereLayer("index")
            .mayOnlyAccessLayers("passage", "corpus", "language", "database", "model")
            .whereLayer("retrieval")
            .mayOnlyAccessLayers("index", "passage", "corpus", "language", "model")
            .whereLayer("answer")
            .mayOnlyAccessLayers("retrieval", "index", "passage", "corpus", "language", "model")
            .whereLayer("telegram")
            .mayOnlyAccessLayers("answer", "retrieval", "index", "passage", "corpus", "language", "database")
            .whereLayer("console")
            .mayOnlyAccessLayers("answer", "retrieval", "index", "passage", "corpus", "language")
            .whereLayer("eval")
            .mayOnlyAccessLayers("answer", "retrieval", "index", "passage", "corpus", "language");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("onrecord.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sql_stays_where_state_is_kept = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "onrecord.index..",
                    "onrecord.database..",
                    "onrecord.answer.generated..",
                    "onrecord.answer.memory..",
                    "onrecord.channel.telegram..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.h2..", "org.flywaydb..");

    @ArchTest
    static final ArchRule telegram_types_stay_in_their_channel = noClasses()
            .that()
            .resideOutsideOfPackages("onrecord.channel.telegram..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.telegram..", "okhttp3..");

    @ArchTest
    static final ArchRule the_environment_and_the_exit_belong_to_app = noClasses()
            .that()
            .resideOutsideOfPackage("onrecord.app..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule standard_streams_belong_to_app_and_console = noClasses()
            .that()
            .resideOutsideOfPackages("onrecord.app..", "onrecord.channel.console..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule packages_are_ideas_not_drawers = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..helpers..", "..manager..", "..impl..");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that(new DescribedPredicate<JavaClass>("are top level") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isTopLevelClass();
                }
            })
            .should(new NullMarkedPackage());
}
