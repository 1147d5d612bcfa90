// Invented C for the bench book's listings: `MOD` is the module's name, `REC` and `FLD` a record's and its field's.

/** Functions and declarations, each a piece that stands by itself in a listing. */
export const pieces: readonly string[] = [
  `
/* A REC lives from its first open until the last reference is dropped. */
struct MOD_REC {
    struct list_head siblings;
    struct mutex guard;
    refcount_t users;
    unsigned long FLD;
    u32 flags;
    char label[LIMIT];
};`,
  `
static int MOD_open_REC(struct inode *inode, struct file *file)
{
    struct MOD_REC *REC = container_of(inode->i_cdev, struct MOD_REC, cdev);

    if (!refcount_inc_not_zero(&REC->users))
        return -ENODEV;

    file->private_data = REC;
    pr_debug("%s: %u now in use\\n", __func__, refcount_read(&REC->users));
    return nonseekable_open(inode, file);
}`,
  `
static ssize_t MOD_read_REC(struct file *file, char __user *target, size_t wanted, loff_t *offset)
{
    struct MOD_REC *REC = file->private_data;
    size_t left = 0;

    if (mutex_lock_interruptible(&REC->guard))
        return -ERESTARTSYS;

    if (*offset < REC->FLD)
        left = min_t(size_t, wanted, REC->FLD - *offset);

    /* copy_to_user() may sleep: the guard is a mutex for no other reason. */
    if (left && copy_to_user(target, REC->label + *offset, left)) {
        mutex_unlock(&REC->guard);
        return -EFAULT;
    }

    *offset += left;
    mutex_unlock(&REC->guard);
    return left;
}`,
  `
static void MOD_expire_REC(struct timer_list *timer)
{
    struct MOD_REC *REC = from_timer(REC, timer, expiry);
    unsigned long pending = READ_ONCE(REC->FLD);

    if (pending > LIMIT)
        pr_warn_ratelimited("%s: %lu entries are still pending after %u ms, dropping the oldest of them\\n", REC->label, pending, MOD_patience_ms);

    WRITE_ONCE(REC->FLD, 0);
    mod_timer(&REC->expiry, jiffies + msecs_to_jiffies(MOD_patience_ms));
}`,
  `
static irqreturn_t MOD_REC_interrupt(int line, void *cookie)
{
    struct MOD_REC *REC = cookie;
    u32 status = readl(REC->base + MOD_STATUS);

    if (!(status & BIT(NUM)))
        return IRQ_NONE; // somebody else's

    writel(status, REC->base + MOD_STATUS);
    REC->FLD++;
    queue_work(system_highpri_wq, &REC->work);
    return IRQ_HANDLED;
}`,
  `
static long MOD_control_REC(struct file *file, unsigned int command, unsigned long argument)
{
    struct MOD_REC *REC = file->private_data;
    u32 value;

    switch (command) {
    case MOD_GET_FLD:
        return put_user(REC->FLD, (unsigned long __user *)argument);
    case MOD_SET_FLD:
        if (get_user(value, (u32 __user *)argument))
            return -EFAULT;
        if (value > LIMIT)
            return -EINVAL;
        WRITE_ONCE(REC->FLD, value);
        return 0;
    default:
        return -ENOTTY;
    }
}`,
  `
static ssize_t FLD_show(struct kobject *kobj, struct kobj_attribute *attr, char *page)
{
    return sysfs_emit(page, "%lu\\n", MOD_REC_total(NUM));
}

static ssize_t FLD_store(struct kobject *kobj, struct kobj_attribute *attr, const char *page, size_t length)
{
    unsigned long value;
    int error = kstrtoul(page, 0, &value);

    if (error)
        return error;
    WRITE_ONCE(MOD_FLD, clamp(value, 1UL, (unsigned long)LIMIT));
    return length;
}

static struct kobj_attribute MOD_FLD_attribute = __ATTR_RW(FLD);`,
  `
static unsigned long MOD_REC_total(unsigned int first)
{
    struct MOD_REC *REC;
    unsigned long total = 0;

    list_for_each_entry(REC, &MOD_REC_list, siblings) {
        if (first && first--)
            continue;
        total += REC->FLD;
    }

    return total;
}`,
  `
static int MOD_REC_worker(void *unused)
{
    while (!kthread_should_stop()) {
        wait_event_interruptible_timeout(MOD_REC_queue, MOD_REC_total(0) > 0 || kthread_should_stop(), HZ / NUM);

        mutex_lock(&MOD_REC_guard);
        MOD_REC_drain(&MOD_REC_list);
        mutex_unlock(&MOD_REC_guard);

        cond_resched();
    }

    return 0;
}`,
  `
static const struct file_operations MOD_REC_operations = {
    .owner = THIS_MODULE,
    .open = MOD_open_REC,
    .read = MOD_read_REC,
    .unlocked_ioctl = MOD_control_REC,
    .release = MOD_release_REC,
    .llseek = no_llseek,
};`,
  `
static struct MOD_REC *MOD_find_REC(const char *label, bool create)
{
    struct MOD_REC *REC;

    lockdep_assert_held(&MOD_REC_guard);

    list_for_each_entry(REC, &MOD_REC_list, siblings)
        if (!strncmp(REC->label, label, sizeof(REC->label)))
            return REC;

    if (!create)
        return ERR_PTR(-ENOENT);

    REC = kzalloc(sizeof(*REC), GFP_KERNEL);
    if (!REC)
        return ERR_PTR(-ENOMEM);

    strscpy(REC->label, label, sizeof(REC->label));
    refcount_set(&REC->users, 1);
    list_add_tail(&REC->siblings, &MOD_REC_list);
    return REC;
}`,
];

/** The end of a whole module. */
export const ending = `
static int __init MOD_begin(void)
{
    int error = MOD_register_REC(&MOD_REC_operations);

    if (error) {
        pr_err("MOD: cannot register: %d\\n", error);
        return error;
    }

    pr_info("MOD: ready, at most %d at a time\\n", LIMIT);
    return 0;
}

static void __exit MOD_finish(void)
{
    MOD_unregister_REC();
    pr_info("MOD: gone\\n");
}

module_init(MOD_begin);
module_exit(MOD_finish);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("An invented module that was never meant to be loaded");`;
