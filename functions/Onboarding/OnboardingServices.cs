using Automations.Onboarding.Leaving;
using Automations.Onboarding.News;
using Automations.Onboarding.Pages;
using Automations.Onboarding.SigningUp;
using Automations.Programme.Desk;
using Automations.Programme.News;
using Automations.Programme.Reports;
using Automations.Programme.Topics;
using Automations.Programme.Workflows;
using Automations.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Onboarding;

public static class OnboardingServices
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IQueues, StorageQueues>();
        services.TryAddSingleton<ITopicIntake, QueueTopicIntake>();
        services.AddSingleton<ISignUpDesk, SignUpDesk>();
        services.AddSingleton<ILeavingDesk, LeavingDesk>();
        services.AddSingleton<LinkedPages>();
        services.AddSingleton<INewsSource, PeopleNews>();
        services.AddSingleton<ITopicHelp, PeopleOnTopic>();
        services.AddSingleton<IDeskSource, SignUpsOnDesk>();
        services.AddSingleton<IReportSource, PeopleFigures>();
        services.AddSingleton<OnboardingForManagers>();
        services.AddSingleton<IManagedWorkflow>(provider => provider.GetRequiredService<OnboardingForManagers>());
        return services;
    }
}
