using Automations.Events.Activities;
using Automations.Events.Calendar;
using Automations.Events.News;
using Automations.Events.Pages;
using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.Events.Workflow;
using Automations.Programme.Desk;
using Automations.Programme.News;
using Automations.Programme.Reports;
using Automations.Programme.Topics;
using Automations.Programme.Workflows;
using Automations.Storage;
using Automations.Web.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Events;

public static class EventServices
{
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IQueues, StorageQueues>();
        services.TryAddSingleton<ITopicIntake, QueueTopicIntake>();
        return services
            .AddSingleton<EventQueues>()
            .AddSingleton<IEventStore, TableEventStore>()
            .AddSingleton<IRegistrations, TableRegistrations>()
            .AddSingleton<IEventCalendar, EventCalendar>()
            .AddSingleton<EventFiles>()
            .AddSingleton<EventMail>()
            .AddSingleton<EventBell>()
            .AddSingleton<RegistrationTopics>()
            .AddSingleton<EventAdmission>()
            .AddSingleton<ProposalMail>()
            .AddSingleton<EventDraftCheck>()
            .AddSingleton<EventVisitors>()
            .AddSingleton<ReminderForecast>()
            .AddSingleton<IEventDesk, EventDesk>()
            .AddPlace(new("/events", "Events", "Events", PlaceFor.Everybody, 10))
            .AddSingleton<IDeskSource, EventsOnDesk>()
            .AddSingleton<INewsSource, EventNews>()
            .AddSingleton<ITopicHelp, EventsOnTopic>()
            .AddSingleton<IReportSource, EventReport>()
            .AddSingleton<IManagedWorkflow, EventsForManagers>();
    }
}
