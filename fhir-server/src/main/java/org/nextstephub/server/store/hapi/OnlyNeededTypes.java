package org.nextstephub.server.store.hapi;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Takes HAPI's DAOs and providers of every type away but those the hub stores and those HAPI's own terminology and
 * validation ask for: what is not there can neither be written nor searched, and the start is seconds shorter.
 */
final class OnlyNeededTypes implements BeanDefinitionRegistryPostProcessor {

    private static final Pattern BEAN = Pattern.compile("my(\\w+?)(?:Dao|RpImpl|ResourceProvider|Rp)R4");
    private static final Set<String> KEPT = Set.of(
            "Patient",
            "RelatedPerson",
            "Organization",
            "OrganizationAffiliation",
            "Practitioner",
            "PractitionerRole",
            "HealthcareService",
            "Endpoint",
            "Contract",
            "ServiceRequest",
            "Consent",
            "Task",
            "QuestionnaireResponse",
            "DocumentReference",
            "Communication",
            "EpisodeOfCare",
            "CareTeam",
            "Encounter",
            "Provenance",
            "AuditEvent",
            "Subscription",
            "SearchParameter",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "StructureDefinition",
            "Questionnaire",
            "ImplementationGuide",
            "NamingSystem",
            "Observation",
            "Composition",
            "MessageHeader",
            "Bundle",
            "Binary",
            "Group",
            "Library",
            "StructureMap");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Arrays.stream(registry.getBeanDefinitionNames())
                .filter(OnlyNeededTypes::isNotNeeded)
                .forEach(registry::removeBeanDefinition);
    }

    private static boolean isNotNeeded(String bean) {
        Matcher type = BEAN.matcher(bean);
        return type.matches() && !type.group(1).equals("System") && !KEPT.contains(type.group(1));
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // only definitions are taken away
    }
}
