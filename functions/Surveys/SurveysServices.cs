using Automations.Programme.Desk;
using Automations.Programme.Reports;
using Automations.Programme.Surveys;
using Automations.Programme.Topics;
using Automations.Programme.Workflows;
using Automations.Storage;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.OptingOut;
using Automations.Surveys.Pages;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Starting;
using Automations.Surveys.Steering;
using Automations.Surveys.Summaries;
using Automations.Web.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Surveys;

public static class SurveysServices
{
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.TryAddSingleton<IQueues, StorageQueues>();
        services.TryAddSingleton<ITopicIntake, QueueTopicIntake>();
        services.AddSingleton<ISurveyDefinitions, TableDefinitions>();
        services.AddSingleton<SurveyRuns>();
        services.AddSingleton<SurveyBlobs>();
        services.AddSingleton<Audience>();
        services.AddSingleton<UrnSeal>();
        services.AddSingleton<Urn>();
        services.AddSingleton<Turnout>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<ResultStore>();
        services.AddSingleton<IReportSource, SurveyReport>();
        services.AddSingleton<ResultReaders>();
        services.AddSingleton<SummaryStore>();
        services.AddSingleton<SummaryMaking>();
        services.AddSingleton<SummaryDrafter>();
        services.AddSingleton<RunClosing>();
        services.AddSingleton<SurveyOrders>();
        services.AddSingleton<ISurveyOrders>(provider => provider.GetRequiredService<SurveyOrders>());
        services.AddSingleton<SurveyLinkReader>();
        services.AddSingleton<SurveyRefusals>();
        services.AddSingleton<SurveyWishes>();
        services.AddSingleton<SurveyStarting>();
        services.AddSingleton<SurveyForManagers>();
        services.AddSingleton<RunSteering>();
        services.AddSingleton<IDeskSource, SurveysOnDesk>();
        services.AddPlace(new("/surveys", "Umfragen", "Surveys", PlaceFor.Viewers, 60));
        services.AddSingleton<IManagedWorkflow>(provider => provider.GetRequiredService<SurveyForManagers>());
        return services;
    }
}
