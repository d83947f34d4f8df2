using Automations.Programme.News;
using Automations.Programme.Reports;
using Automations.Topics.Alerts;
using Automations.Topics.News;
using Automations.Topics.Pages;
using Automations.Topics.Picture;
using Automations.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Topics;

public static class TopicPictureServices
{
    /// <summary>What people see and hear of the topics.</summary>
    public static IServiceCollection AddTopicPicture(this IServiceCollection services) =>
        services
            .AddPlace(new("/topics", "Themen", "Topics", PlaceFor.Everybody, 20))
            .AddSingleton<TopicShelf>()
            .AddSingleton<TopicVisitors>()
            .AddSingleton<ITopicAlerts, TopicAlertMail>()
            .AddSingleton<INewsSource, TopicNews>()
            .AddSingleton<IReportSource, TopicReport>();
}
